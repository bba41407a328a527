// libhdf5 as Swift can call it. Most of its constants are macros that expand to mutable globals or to calls,
// which Swift does not import; here each is a function. Nothing is decided in this file.
#ifndef CHDF5_SHIM_H
#define CHDF5_SHIM_H

#include <hdf5.h>

// Opens the library and turns its printing of errors off for the calling thread.
static inline herr_t chdf5_enter(void) {
  return H5open() < 0 ? -1 : H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
}

// Constants.
static inline hid_t chdf5_default(void) { return H5P_DEFAULT; }
static inline hid_t chdf5_all(void) { return H5S_ALL; }

// New property lists.
static inline hid_t chdf5_file_creation(void) { return H5Pcreate(H5P_FILE_CREATE); }
static inline hid_t chdf5_file_access(void) { return H5Pcreate(H5P_FILE_ACCESS); }
static inline hid_t chdf5_group_creation(void) { return H5Pcreate(H5P_GROUP_CREATE); }
static inline hid_t chdf5_dataset_creation(void) { return H5Pcreate(H5P_DATASET_CREATE); }
static inline hid_t chdf5_link_creation(void) { return H5Pcreate(H5P_LINK_CREATE); }
static inline hid_t chdf5_attribute_creation(void) { return H5Pcreate(H5P_ATTRIBUTE_CREATE); }

// Files in memory.
static inline hid_t chdf5_create(const char *name, hid_t creation, hid_t access) {
  return H5Fcreate(name, H5F_ACC_TRUNC, creation, access);
}
static inline hid_t chdf5_open(const char *name, hid_t access) {
  return H5Fopen(name, H5F_ACC_RDONLY, access);
}

// Types in the file; on a little-endian machine also those in memory.
static inline hid_t chdf5_int8(void) { return H5Tcopy(H5T_STD_I8LE); }
static inline hid_t chdf5_int16(void) { return H5Tcopy(H5T_STD_I16LE); }
static inline hid_t chdf5_int32(void) { return H5Tcopy(H5T_STD_I32LE); }
static inline hid_t chdf5_int64(void) { return H5Tcopy(H5T_STD_I64LE); }
static inline hid_t chdf5_uint8(void) { return H5Tcopy(H5T_STD_U8LE); }
static inline hid_t chdf5_uint16(void) { return H5Tcopy(H5T_STD_U16LE); }
static inline hid_t chdf5_uint32(void) { return H5Tcopy(H5T_STD_U32LE); }
static inline hid_t chdf5_uint64(void) { return H5Tcopy(H5T_STD_U64LE); }
static inline hid_t chdf5_float32(void) { return H5Tcopy(H5T_IEEE_F32LE); }
static inline hid_t chdf5_float64(void) { return H5Tcopy(H5T_IEEE_F64LE); }
static inline hid_t chdf5_string(void) { return H5Tcopy(H5T_C_S1); }

#endif
